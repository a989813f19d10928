using System.CommandLine;
using Windhover.Cli;

// windhover: one file per verb.
var root = new RootCommand("Windhover watches clouds: it learns what is normal, notices what deviates, and shows its work.")
{
    AnalyzeCommand.Create(),
    ServeCommand.Create(),
    DemoCommand.Create(),
    LabCommand.Create(),
    EvaluateCommand.Create(),
    ModelCommands.Create(),
};
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
