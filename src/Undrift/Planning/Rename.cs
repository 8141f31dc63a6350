namespace Undrift;

/// <summary>An object of the current schema that is another one's of the target under its old name.</summary>
/// <param name="From">Its identity in the current schema.</param>
/// <param name="To">Its identity in the target.</param>
public sealed record Rename(ObjectId From, ObjectId To)
{
    /// <summary>As a person writes it: <c>public.users.mail=public.users.email</c>.</summary>
    public string Text => $"{From.Path}={To.Path}";
}

/// <summary>A rename that a person asked for, as it is written.</summary>
/// <param name="Text"><c>public.users.mail=public.users.email</c>.</param>
/// <param name="Place">
/// File and line where it stands; null: the command line. What stands in a file holds for many databases: one that has the new
/// name already needs nothing.
/// </param>
public sealed record RenameRequest(string Text, string? Place = null);

/// <summary>What a plan leaves to choice.</summary>
public sealed record PlanOptions
{
    /// <summary>Nothing chosen.</summary>
    public static PlanOptions None { get; } = new();

    /// <summary>
    /// True for the forms of statements that keep others waiting as little as can be, at the price of several transactions.
    /// An engine that has none writes the plan as usual.
    /// </summary>
    public bool Online { get; init; }

    /// <summary>True where columns that are there shall change their places, too, if the engine can do that.</summary>
    public bool ColumnOrder { get; init; }

    /// <summary>
    /// True where the statements become a migration: the transaction and the session are those of its tool, which goes on in
    /// them, so that no setting may outlive the statements or change where the tool finds its own tables.
    /// </summary>
    public bool InMigration { get; init; }

    /// <summary>What is renamed instead of dropped and made anew, what stands in something after it.</summary>
    public IReadOnlyList<Rename> Renames { get; init; } = [];
}
