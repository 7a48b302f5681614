package dev.zhanggui.application.imports.spi;

import java.nio.file.Path;

/**
 * Where files are read: what tells tables from bytes, and a folder of this machine for files on their way in. Desks on
 * one database that share their jobs share this folder too, or each finishes those that it was sent.
 */
public record FileRoom(TableFiles tables, Path uploads) {}
