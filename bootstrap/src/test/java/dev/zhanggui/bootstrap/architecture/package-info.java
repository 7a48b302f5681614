/** The rules that hold the house, each proven red on a specimen that breaks it. */
@NullMarked
@CheckReturnValue
package dev.zhanggui.bootstrap.architecture;

import dev.zhanggui.domain.shared.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
