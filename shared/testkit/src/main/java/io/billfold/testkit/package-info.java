/** What tests share: fakes and makers of samples. Test scope only. */
@NullMarked
package io.billfold.testkit;

import org.jspecify.annotations.NullMarked;
