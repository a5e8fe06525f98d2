package io.billfold.billing.tax;

import io.billfold.billing.FactFile;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/** Who is a member state when: {@code eu-members.csv}. */
final class EuropeanUnion {
    private final List<Member> members;

    private EuropeanUnion(List<Member> members) {
        this.members = members;
    }

    static EuropeanUnion bundled() {
        FactFile members = FactFile.read(EuropeanUnion.class, "eu-members.csv", 4);
        return new EuropeanUnion(members.rows().stream().map(Member::from).toList());
    }

    /** Whether a place belongs to the VAT territory of the Union (art. 5 to 7) on a date. */
    boolean reaches(TaxPlace place, LocalDate date) {
        return place.isInUnion() && isMember(place.country(), date);
    }

    boolean isMember(String country, LocalDate date) {
        for (Member member : members) {
            if (member.country().equals(country)
                    && TaxRate.isIn(member.from(), member.to(), date)) {
                return true;
            }
        }
        return false;
    }

    private record Member(
            String country, String vatPrefix, LocalDate from, @Nullable LocalDate to) {
        static Member from(FactFile.Row row) {
            return new Member(row.required(0), row.required(1), row.date(2), row.dateOrNull(3));
        }
    }
}
