/** Puts the desk together and starts it: the command line. It calls the same use cases as every other surface. */
@NullMarked
@CheckReturnValue
@Adapter
package dev.zhanggui.bootstrap;

import dev.zhanggui.domain.shared.CheckReturnValue;
import org.jmolecules.architecture.hexagonal.Adapter;
import org.jspecify.annotations.NullMarked;
