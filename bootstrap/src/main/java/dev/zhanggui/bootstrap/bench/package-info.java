/** Benchmarks and the rehearsal of a trading day: what the desk does, measured beside a yardstick in the same run. */
@NullMarked
@CheckReturnValue
@PrimaryAdapter
package dev.zhanggui.bootstrap.bench;

import dev.zhanggui.domain.shared.CheckReturnValue;
import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
import org.jspecify.annotations.NullMarked;
