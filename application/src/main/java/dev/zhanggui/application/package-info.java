/**
 * The front door of the desk, what it needs to be opened (one storage), and the words that all ports share. The door
 * knows every room, so this package alone carries no hexagonal label.
 */
@NullMarked
@CheckReturnValue
package dev.zhanggui.application;

import dev.zhanggui.domain.shared.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
