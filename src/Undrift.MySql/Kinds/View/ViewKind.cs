using Undrift.MySql.Connection;
using Undrift.MySql.Reading;
using Undrift.MySql.Text;

namespace Undrift.MySql.Kinds;

/// <summary>Views (information_schema.VIEWS).</summary>
internal sealed class ViewKind : IMySqlKind
{
    public const string Name = "view";

    /// <summary>The query as the server prints it.</summary>
    internal static readonly Facet<string?> Query = Facet.Deparsed("query");

    /// <summary>LOCAL or CASCADED; null: none.</summary>
    internal static readonly Facet<string?> CheckOption = Facet.Text("check_option");

    /// <summary>MERGE or TEMPTABLE; null: the server chooses.</summary>
    internal static readonly Facet<string?> Algorithm = Facet.Text("algorithm");

    public static ObjectKind Modelled { get; } =
        new(
            Name,
            DriftGroup.ViewMismatch,
            [
                Query,
                CheckOption,
                Algorithm,
                CommonFacets.Definer,
                CommonFacets.Invoker,
                CommonFacets.ClientCharset,
                CommonFacets.ClientCollation,
            ]
        );

    public ObjectKind Kind => Modelled;

    string? ICatalogPart.Query(ServerVersion server) => EmbeddedSql.OfKind("View", "View");

    /// <summary>The id of a view.</summary>
    public static ObjectId IdOf(string view) => new(Name, "", "", view);

    public void Read(CatalogRow row, ReadContext context)
    {
        var id = IdOf(row.Text("TABLE_NAME"));
        if (row.NonEmpty("VIEW_DEFINITION") is not { } definition)
        {
            context.Gaps.Add(
                new Gap(id.ToString(), "its query may not be seen: grant SHOW VIEW to the checking login", id)
            );
            return;
        }
        context.Views[id.Name] = row;
        context.AddLast(() => Object(id, row, definition, context));
    }

    /// <summary>The algorithm out of SHOW CREATE VIEW: MySQL's information_schema does not have it.</summary>
    public static string? AlgorithmOf(string statement)
    {
        var tokens = SqlTokenizer.Split(statement);
        var at = tokens.FindIndex(token => token.Is("ALGORITHM"));
        return at >= 0 && at + 2 < tokens.Count ? tokens[at + 2].Value.ToUpperInvariant() : null;
    }

    private static CatalogObject Object(ObjectId id, CatalogRow row, string definition, ReadContext context)
    {
        var server = context.Server;
        var algorithm = row["ALGORITHM"] ?? context.ViewAlgorithms.GetValueOrDefault(id.Name);
        return new CatalogObject(
            id,
            Modelled,
            Query.Is(ViewQuery.Normal(server.Database.TakenOutOf(definition))),
            CheckOption.Is(row["CHECK_OPTION"] is var option && option == "NONE" ? null : option),
            Algorithm.Is(algorithm == "UNDEFINED" ? null : algorithm),
            CommonFacets.Definer.Is(server.Definer(row["DEFINER"])),
            CommonFacets.Invoker.Is(row["SECURITY_TYPE"] == "INVOKER"),
            CommonFacets.ClientCharset.Is(server.ClientCharset(row["CHARACTER_SET_CLIENT"])),
            CommonFacets.ClientCollation.Is(server.ClientCollation(row["COLLATION_CONNECTION"]))
        );
    }
}
