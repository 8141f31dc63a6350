using Npgsql;

namespace Undrift.PostgreSql.Reading;

/// <summary>
/// One kind of PostgreSQL object: what it is made of and how it is read. One folder in <c>Kinds/</c>, one line in
/// <see cref="Kinds.PostgreSqlKinds"/>.
/// </summary>
internal interface IPostgreSqlKind
{
    /// <summary>Name, facets and drift groups.</summary>
    ObjectKind Kind { get; }

    /// <summary>
    /// The catalog query, one row for each object; runs in psql as it stands on every supported version. A catalog column
    /// that older servers lack is named through a lateral sub-select, so that its name resolves to a stand-in there.
    /// </summary>
    string Query { get; }

    /// <summary>Turns the current row into an object and adds it.</summary>
    void Read(NpgsqlDataReader row, ReadContext context);
}
