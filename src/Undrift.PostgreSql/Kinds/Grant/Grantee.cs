using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>Whom a grant is for, in SQL.</summary>
internal static class Grantee
{
    /// <summary>PUBLIC, a role, or the owner of the object: where nobody says who that is, whoever runs the statement.</summary>
    public static string Sql(string name, CatalogObject? on) =>
        name switch
        {
            AccessList.Public => AccessList.Public,
            AccessList.Owner => on is not null && CommonFacets.Owner.Of(on) is { } owner
                ? Identifier.Quote(owner)
                : "CURRENT_USER",
            // A role that is really called so is written in quotes.
            _ => name.StartsWith('"') ? name : Identifier.Quote(name),
        };
}
