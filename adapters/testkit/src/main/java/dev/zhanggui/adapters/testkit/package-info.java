/**
 * For whoever builds on the desk: a storage in memory, clocks and background work that a test moves itself, one
 * contract test per port, and the architecture rules.
 */
@NullMarked
@CheckReturnValue
@Adapter
package dev.zhanggui.adapters.testkit;

import dev.zhanggui.domain.shared.CheckReturnValue;
import org.jmolecules.architecture.hexagonal.Adapter;
import org.jspecify.annotations.NullMarked;
