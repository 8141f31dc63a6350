using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Respelling;

namespace Undrift.PostgreSql.Reading;

/// <summary>
/// One kind of PostgreSQL object: what it is made of and how it is read, one row for each object. One folder in
/// <c>Kinds/</c>, one line in <see cref="Kinds.PostgreSqlKinds"/>.
/// </summary>
internal interface IPostgreSqlKind : ICatalogPart
{
    /// <summary>Name, facets and drift groups.</summary>
    ObjectKind Kind { get; }

    /// <summary>How its objects are made, changed and dropped; null where no statement does it.</summary>
    KindPlan? Plan => null;

    /// <summary>
    /// The statement that makes the object on a scratch database, as far as texts that name it need it (a function without
    /// its body); null for what no text needs.
    /// </summary>
    string? Stub(CatalogObject item, CatalogIndex catalog) => null;

    /// <summary>
    /// The statement that makes the object on a scratch database with its printed texts, so that the server prints them
    /// again; null where that cannot be.
    /// </summary>
    string? Probe(CatalogObject item, CatalogIndex catalog) => null;
}
