/** What stands around a desk and can put another in its place. */
@NullMarked
@CheckReturnValue
@SecondaryPort
package dev.zhanggui.application.demo.spi;

import dev.zhanggui.domain.shared.CheckReturnValue;
import org.jmolecules.architecture.hexagonal.SecondaryPort;
import org.jspecify.annotations.NullMarked;
