using System.Diagnostics;
using System.Reflection;

namespace Undrift.EfCore.Host;

/// <summary>
/// The services that the project's program registers. Its Main is run until it has built its host, which Microsoft.Extensions.Hosting
/// (from version 6 on) tells by the diagnostic event HostBuilt, and is stopped there: nothing behind it runs.
/// </summary>
internal sealed class AppServices : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private const string Source = "Microsoft.Extensions.Hosting";
    private static readonly string[] Variables = ["ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT"];
    private readonly TaskCompletionSource<IServiceProvider?> _built = new();

    /// <summary>The services of the program's host; null: it has none.</summary>
    public IServiceProvider? Services { get; private set; }

    /// <summary>Why the program ended before it had built a host; null: it did not fail.</summary>
    public string? Failure { get; private set; }

    /// <summary>Runs the program, if it can have a host.</summary>
    public static AppServices Of(Assembly program)
    {
        var services = new AppServices();
        if (program.EntryPoint is { } main && ProjectAssemblies.TryLoad(Source) is not null)
            services.Run(main);
        return services;
    }

    /// <inheritdoc/>
    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == Source)
            value.Subscribe(this);
    }

    /// <inheritdoc/>
    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key != "HostBuilt" || value.Value is not { } host)
            return;
        var type = host.GetType().GetInterface("Microsoft.Extensions.Hosting.IHost")!;
        _built.TrySetResult((IServiceProvider?)Reflected.Get(host, type, "Services"));
        throw new HostWasBuilt();
    }

    /// <inheritdoc/>
    public void OnCompleted() { }

    /// <inheritdoc/>
    public void OnError(Exception error) { }

    private void Run(MethodInfo main)
    {
        // As dotnet ef has it: the settings for development are those of a developer's machine.
        if (Variables.All(name => Environment.GetEnvironmentVariable(name) is null))
            Environment.SetEnvironmentVariable(Variables[0], "Development");
        using var listening = DiagnosticListener.AllListeners.Subscribe(this);
        // The name of the running program would be that of this one.
        string[] arguments = ["--applicationName=" + main.DeclaringType!.Assembly.GetName().Name];
        var thread = new Thread(() => RunMain(main, arguments)) { IsBackground = true };
        thread.Start();
        Services = _built.Task.GetAwaiter().GetResult();
    }

    private void RunMain(MethodInfo main, string[] arguments)
    {
        try
        {
            main.Invoke(
                null,
                BindingFlags.DoNotWrapExceptions,
                null,
                main.GetParameters().Length == 0 ? [] : [arguments],
                null
            );
        }
#pragma warning disable CA1031 // Whatever the program throws: it is told where a context cannot be made without it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            if (e is not HostWasBuilt)
                Failure = HostFailure.Words(e);
        }
        _built.TrySetResult(null);
    }

    /// <summary>Ends the program where its host was built.</summary>
    private sealed class HostWasBuilt() : Exception("the host was built; nothing more of the program is run");
}
