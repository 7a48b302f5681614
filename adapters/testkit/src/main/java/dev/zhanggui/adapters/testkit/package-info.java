/**
 * For whoever builds on the desk: a storage in memory, clocks and background work that a test moves itself, one
 * contract test per port, and the architecture rules.
 */
@NullMarked
@CheckReturnValue
@SecondaryAdapter
package dev.zhanggui.adapters.testkit;

import dev.zhanggui.domain.shared.CheckReturnValue;
import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jspecify.annotations.NullMarked;
