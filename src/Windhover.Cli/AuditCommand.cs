using System.CommandLine;

namespace Windhover.Cli;

/// <summary><c>windhover audit verify [--data DIR]</c>: whether the audit log is as it was written.</summary>
internal static class AuditCommand
{
    private static readonly Option<DirectoryInfo> Data = new("--data") { Description = "The data folder of serve. The default is windhover-data.", DefaultValueFactory = _ => new DirectoryInfo("windhover-data") };
    private static readonly Option<FileInfo?> Config = new("--config") { Description = "The configuration of serve (YAML), where its state is in a database; it goes before --data." };

    private static readonly Option<string?> Expect = new("--expect")
    {
        Description = "The hash that an earlier run printed: it must be in the log. Kept elsewhere, it finds a log that was written anew from one end to the other.",
    };

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var verify = new Command("verify", "Checks the chain of hashes over the whole log; exit code 1 and the first broken entry where it does not hold.") { Data, Config, Expect };
        verify.SetAction(parsed => Verify(parsed.GetRequiredValue(Data), parsed.GetValue(Config), parsed.GetValue(Expect), parsed.InvocationConfiguration.Output));
        return new Command("audit", "Works with the audit log of people and tokens.") { verify };
    }

    private static int Verify(DirectoryInfo folder, FileInfo? config, string? expected, TextWriter output) => AccessCommands.With("audit verify", folder, config, store =>
    {
        var verdict = store.VerifyAudit(expected);
        if (verdict.Broken is not null)
        {
            output.WriteLine($"BROKEN: {verdict.Problem}. The {verdict.Good} entries before it hold.");
            return ExitCode.Failed;
        }

        output.WriteLine($"{verdict.Good} entries hold; the last has the hash {verdict.Hash}");
        return ExitCode.Done;
    });
}
