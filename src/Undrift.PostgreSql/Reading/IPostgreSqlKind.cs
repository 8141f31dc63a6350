namespace Undrift.PostgreSql.Reading;

/// <summary>
/// One kind of PostgreSQL object: what it is made of and how it is read, one row for each object. One folder in
/// <c>Kinds/</c>, one line in <see cref="Kinds.PostgreSqlKinds"/>.
/// </summary>
internal interface IPostgreSqlKind : ICatalogPart
{
    /// <summary>Name, facets and drift groups.</summary>
    ObjectKind Kind { get; }
}
