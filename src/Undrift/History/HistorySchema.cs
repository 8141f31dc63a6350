using System.Globalization;

namespace Undrift;

/// <summary>
/// The versions of a history's own tables. An engine has one text of SQL for each; version n is made by the n-th of them
/// from the version before.
/// </summary>
internal static class HistorySchema
{
    /// <summary>The steps that are left to do, each with the version that it makes.</summary>
    /// <param name="current">The version that is there; 0 for none.</param>
    /// <param name="steps">The SQL of each version.</param>
    /// <param name="access">With read access nothing may be changed.</param>
    /// <param name="where">The history, for messages.</param>
    /// <exception cref="UndriftException">It is newer than this program, or has to be upgraded and may not.</exception>
    public static IReadOnlyList<(int Version, string Sql)> Left(
        long current,
        IReadOnlyList<string> steps,
        HistoryAccess access,
        string where
    )
    {
        if (current > steps.Count)
            throw UndriftException.Failed(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the history is of version {current}, and this version of Undrift knows {steps.Count}"
                ),
                where,
                "use the version of Undrift that wrote it, or a newer one"
            );
        if (current == 0 && access == HistoryAccess.Read)
            throw Absent(where);
        return access == HistoryAccess.Read
            ? []
            : [.. steps.Select((sql, at) => (at + 1, sql)).Where(step => step.Item1 > current)];
    }

    /// <summary>The failure of reading what is not there.</summary>
    public static UndriftException Absent(string where) =>
        UndriftException.Failed("there is no history", where, "record one with 'undrift check --history'");
}
