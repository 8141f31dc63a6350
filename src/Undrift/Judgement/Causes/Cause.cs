namespace Undrift;

/// <summary>Which leg moved: the names in reports.</summary>
internal static class Cause
{
    public const string ModelAhead = "model_ahead";
    public const string Pending = "pending_migration";
    public const string Manual = "manual_change";
    public const string Failed = "failed_migration";
    public const string Unknown = "unknown";

    /// <summary>The causes in the order in which a person should look at them.</summary>
    public static IReadOnlyList<string> All { get; } = [Failed, Manual, ModelAhead, Pending, Unknown];

    /// <summary>The cause in words.</summary>
    public static string Words(string cause) =>
        cause switch
        {
            Failed => "a migration did not come to its end",
            Manual => "the database was changed by hand",
            ModelAhead => "the model changed, and no migration says so",
            Pending => "a migration is pending",
            _ => "not known",
        };
}
