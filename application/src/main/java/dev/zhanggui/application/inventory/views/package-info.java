/** What screens read of stock: flat records, answered by storage directly. */
@NullMarked
@CheckReturnValue
@Port
package dev.zhanggui.application.inventory.views;

import dev.zhanggui.domain.shared.CheckReturnValue;
import org.jmolecules.architecture.hexagonal.Port;
import org.jspecify.annotations.NullMarked;
