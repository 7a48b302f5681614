/** Orders: what was sold on which store, what each sold line is made of, and how far each order has come. */
@NullMarked
@CheckReturnValue
package dev.zhanggui.domain.trade;

import dev.zhanggui.domain.shared.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
