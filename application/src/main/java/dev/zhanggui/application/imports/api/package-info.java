/** Files that platforms export, read into the desk: tried, told row by row, repeatable, and taken back. */
@NullMarked
@CheckReturnValue
@PrimaryPort
package dev.zhanggui.application.imports.api;

import dev.zhanggui.domain.shared.CheckReturnValue;
import org.jmolecules.architecture.hexagonal.PrimaryPort;
import org.jspecify.annotations.NullMarked;
