namespace Undrift.EfCore.Host;

/// <summary>The services that EF Core keeps for a context.</summary>
/// <param name="context">The context; asking for the first service configures it.</param>
internal sealed class EfServices(object context)
{
    public const string Core = "Microsoft.EntityFrameworkCore";
    public const string Relational = Core + ".Relational";

    private readonly IServiceProvider _services = (IServiceProvider)
        Reflected.Get(
            context,
            Reflected.Type(Core, Core + ".Infrastructure.IInfrastructure`1").MakeGenericType(typeof(IServiceProvider)),
            "Instance"
        )!;

    /// <summary>A service of EF Core itself.</summary>
    public EfService OfCore(string name) => Of(Core, name);

    /// <summary>A service that only providers of SQL databases have.</summary>
    /// <exception cref="HostFailure">The context's provider is none of them.</exception>
    public EfService OfRelational(string name) => Of(Relational, name);

    private EfService Of(string assembly, string name)
    {
        if (ProjectAssemblies.TryLoad(assembly) is null)
            throw NotRelational();
        var type = Reflected.Type(assembly, $"{Core}.{name}");
        return _services.GetService(type) is { } service ? new EfService(service, type) : throw NotRelational();
    }

    private static HostFailure NotRelational() => new("no-sql", "the context's provider is none of a SQL database");
}

/// <summary>A service, seen through the interface by which it was asked for.</summary>
internal readonly record struct EfService(object Instance, Type Type)
{
    public object? Get(string property) => Reflected.Get(Instance, Type, property);

    public object? Call(string method, params object?[] given) => Reflected.Call(Instance, Type, method, given);
}
