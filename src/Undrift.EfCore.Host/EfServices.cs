namespace Undrift.EfCore.Host;

/// <summary>The services that EF Core keeps for a context.</summary>
internal sealed class EfServices
{
    public const string Core = "Microsoft.EntityFrameworkCore";
    public const string Relational = Core + ".Relational";

    private readonly IServiceProvider _services;

    /// <param name="context">The context. Asking it for its services configures it.</param>
    /// <exception cref="HostFailure">Its configuration fails.</exception>
    public EfServices(object context)
    {
        var holder = Reflected
            .Type(Core, Core + ".Infrastructure.IInfrastructure`1")
            .MakeGenericType(typeof(IServiceProvider));
        try
        {
            _services = (IServiceProvider)Reflected.Get(context, holder, "Instance")!;
        }
        catch (Exception e)
        {
            throw new HostFailure(
                "not-made",
                $"{context.GetType().FullName} cannot be configured: {HostFailure.Words(e)}"
            );
        }
    }

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
