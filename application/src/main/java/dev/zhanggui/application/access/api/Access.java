package dev.zhanggui.application.access.api;

/** All conversations about who is let in, and as whom. */
public record Access(SettingUp settingUp, SigningIn signingIn, KeepingSessions sessions, KeepingMembers members) {}
