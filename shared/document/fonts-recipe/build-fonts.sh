#!/bin/sh
# Makes the fonts that invoices embed: subsets of Noto, without hinting and layout tables, which
# nothing here reads. Needs Debian's fonts-noto-core, fonts-noto-cjk and fonttools; NOTICE.txt beside
# the fonts has the versions of Noto. Another version of any of them gives other bytes, so it is a
# new InvoiceRenderer.VERSION.
set -eu
cd "$(dirname "$0")"
noto=/usr/share/fonts
out=../src/main/resources/io/billfold/document/fonts

subset() { # font, name, list of characters, more options
    source=$1 name=$2 list=$3
    shift 3
    pyftsubset "$source" --output-file="$out/$name" --unicodes-file="$list" \
        --layout-features='' --no-hinting --desubroutinize --notdef-outline \
        --drop-tables+=GSUB,GPOS,GDEF,BASE,VORG,vhea,vmtx,DSIG \
        --name-IDs='0,1,2,3,4,5,6,13,14' "$@"
}

subset $noto/truetype/noto/NotoSans-Regular.ttf lgc-r.ttf lgc.txt
subset $noto/truetype/noto/NotoSans-Bold.ttf lgc-b.ttf lgc.txt
subset $noto/truetype/noto/NotoSansArabic-Regular.ttf ar.ttf ar.txt
subset $noto/truetype/noto/NotoSansHebrew-Regular.ttf he.ttf he.txt
subset $noto/opentype/noto/NotoSansCJK-Regular.ttc jp0213.otf jp0213.txt --font-number=0
subset $noto/opentype/noto/NotoSansCJK-Regular.ttc kr949.otf kr949.txt --font-number=1
subset $noto/opentype/noto/NotoSansCJK-Regular.ttc gb18030.otf gb18030.txt --font-number=2
