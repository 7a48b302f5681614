/** Conversations about stock: reserving, asking, moving, setting aside, and the catalog they are about. */
@NullMarked
@CheckReturnValue
@PrimaryPort
package dev.zhanggui.application.inventory.api;

import dev.zhanggui.domain.shared.CheckReturnValue;
import org.jmolecules.architecture.hexagonal.PrimaryPort;
import org.jspecify.annotations.NullMarked;
