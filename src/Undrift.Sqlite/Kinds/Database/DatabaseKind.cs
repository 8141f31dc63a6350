namespace Undrift.Sqlite;

/// <summary>What is set for the whole file.</summary>
internal static class DatabaseKind
{
    public static readonly Facet<long?> UserVersion = Facet.Number("user_version");
    public static readonly Facet<long?> ApplicationId = Facet.Number("application_id");
    public static readonly Facet<string?> Encoding = Facet.Text("encoding");

    public static readonly ObjectKind Kind = new(
        "database",
        DriftGroup.OptionMismatch,
        [UserVersion, ApplicationId, Encoding]
    )
    {
        Ambient = true,
    };

    public static CatalogObject Object(long userVersion, long applicationId, string encoding) =>
        new(
            new ObjectId(Kind.Name, "", "", "main"),
            Kind,
            UserVersion.Is(userVersion),
            ApplicationId.Is(applicationId),
            Encoding.Is(encoding)
        );
}
