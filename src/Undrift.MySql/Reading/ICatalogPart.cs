using Undrift.MySql.Connection;

namespace Undrift.MySql.Reading;

/// <summary>One catalog query and what is done with its rows.</summary>
internal interface ICatalogPart
{
    /// <summary>The query for a server; null where the server has nothing of the sort.</summary>
    string? Query(ServerVersion server);

    /// <summary>Takes in a row.</summary>
    void Read(CatalogRow row, ReadContext context);
}

/// <summary>
/// One kind of object: what it is made of and how it is read. One folder in <c>Kinds/</c>, one line in
/// <see cref="Kinds.MySqlKinds"/>.
/// </summary>
internal interface IMySqlKind : ICatalogPart
{
    /// <summary>Name, facets and drift groups.</summary>
    ObjectKind Kind { get; }
}
