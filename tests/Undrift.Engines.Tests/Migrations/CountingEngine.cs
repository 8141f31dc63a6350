using System.Reflection;

namespace Undrift.Engines.Tests.Migrations;

/// <summary>An engine that counts how often a scratch database is built, and may claim another scratch server.</summary>
public class CountingEngine : DispatchProxy
{
    private IEngine? _engine;

    /// <summary>How often SQL was run.</summary>
    public int Builds { get; private set; }

    /// <summary>What the scratch server is; null: what it really is.</summary>
    public string? Server { get; set; }

    public static (IEngine Engine, CountingEngine Counter) Of(IEngine engine)
    {
        var proxy = Create<IEngine, CountingEngine>();
        var counter = (CountingEngine)(object)proxy;
        counter._engine = engine;
        return (proxy, counter);
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name == nameof(IEngine.BuildAsync))
            Builds++;
        if (targetMethod.Name == "get_" + nameof(IEngine.ScratchIdentity) && Server is not null)
            return new[] { Server };
        return targetMethod.Invoke(_engine, args);
    }
}
