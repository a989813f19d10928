using System.CommandLine;
using Windhover.Cli;

// windhover: one file per verb.
var root = new RootCommand("Windhover watches clouds: it learns what is normal, notices what deviates, and shows its work.")
{
    AnalyzeCommand.Create(),
    ServeCommand.Create(),
    BackupCommand.Create(),
    RestoreCommand.Create(),
    MigrateStoreCommand.Create(),
    DemoCommand.Create(),
    LabCommand.Create(),
    EvaluateCommand.Create(),
    ExportCommand.Create(),
    ModelCommands.Create(),
    MappingCommands.Create(),
    AddressCommands.Create(),
    CollectorCommand.Create(),
    ResponderCommand.Create(),
    OutputCommand.Create(),
    SourceCommand.Create(),
    UserCommands.Create(),
    AuditCommand.Create(),
};
var parsed = root.Parse(args);
if (parsed.Errors is [var wrong, ..] && args.Length > 0)
{
    await Console.Error.WriteLineAsync($"windhover: {wrong.Message} (--help says more)");
    return ExitCode.Usage;
}

return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
