/** Benchmarks and the rehearsal of a trading day: what the desk does, measured beside a yardstick in the same run. */
@NullMarked
@CheckReturnValue
@Adapter
package dev.zhanggui.bootstrap.bench;

import dev.zhanggui.domain.shared.CheckReturnValue;
import org.jmolecules.architecture.hexagonal.Adapter;
import org.jspecify.annotations.NullMarked;
