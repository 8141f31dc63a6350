namespace Undrift;

/// <summary>What a statement of a plan can do besides removing a drift.</summary>
public enum Hazard
{
    /// <summary>Rows or values are lost.</summary>
    DataLoss,

    /// <summary>Every row of a table is written anew.</summary>
    TableRewrite,

    /// <summary>Every row of a table is looked at, and the statement fails where one does not fit.</summary>
    ValidationScan,

    /// <summary>An index is built.</summary>
    IndexBuild,

    /// <summary>Somebody may do more, or less, than before.</summary>
    AuthorisationChange,

    /// <summary>The statement cannot run in a transaction: what was done before it stays when a later one fails.</summary>
    NotTransactional,

    /// <summary>What was there cannot be had back by running the opposite.</summary>
    Irreversible,
}

/// <summary>The names of hazards.</summary>
public static class HazardNames
{
    /// <summary>Every name, in the order of the hazards.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<Hazard>().Select(Name)];

    /// <summary>The hazard of a name, or null.</summary>
    public static Hazard? Find(string name) =>
        All.Contains(name) ? Enum.GetValues<Hazard>().First(hazard => hazard.Name() == name) : null;

    /// <summary>The name in options and reports: <c>data-loss</c>.</summary>
    public static string Name(this Hazard hazard) =>
        hazard switch
        {
            Hazard.DataLoss => "data-loss",
            Hazard.TableRewrite => "table-rewrite",
            Hazard.ValidationScan => "validation-scan",
            Hazard.IndexBuild => "index-build",
            Hazard.AuthorisationChange => "authorisation-change",
            Hazard.NotTransactional => "not-transactional",
            _ => "irreversible",
        };
}
