/**
 * One stock for all stores: what lies where, to whom it is promised, what is set aside, and what may still be sold.
 * Nothing is ever promised twice.
 */
@NullMarked
@CheckReturnValue
package dev.zhanggui.domain.inventory;

import dev.zhanggui.domain.shared.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
