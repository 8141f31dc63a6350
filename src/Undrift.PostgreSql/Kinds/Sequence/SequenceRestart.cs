namespace Undrift.PostgreSql.Kinds;

/// <summary>Whether a sequence has to begin anew, since it cannot stand where it does.</summary>
internal static class SequenceRestart
{
    /// <summary>True where the old first value is outside of the new bounds: whatever came after it is, too.</summary>
    /// <param name="start">The old START, as it was.</param>
    /// <param name="minimum">The new MINVALUE; null: the default.</param>
    /// <param name="maximum">The new MAXVALUE; null: the default.</param>
    /// <param name="ascending">True where the sequence counts up.</param>
    public static bool IsNeeded(long start, long? minimum, long? maximum, bool ascending) =>
        ascending
            ? start > (maximum ?? long.MaxValue) || start < (minimum ?? 1)
            : start < (minimum ?? long.MinValue) || start > (maximum ?? -1);

    /// <summary>The first value of a sequence that says none.</summary>
    public static long Start(long? start, long? increment, long? minimum, long? maximum) =>
        start ?? (increment < 0 ? maximum ?? -1 : minimum ?? 1);
}
