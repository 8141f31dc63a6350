using Undrift.Cli;

return await CommandLine.RunAsync(args, CliHost.OfProcess());
