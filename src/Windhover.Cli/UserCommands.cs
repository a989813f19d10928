using System.CommandLine;
using Windhover.Core.Access;
using Windhover.Server.Authentication;

namespace Windhover.Cli;

/// <summary><c>windhover user add|list|reset|disable</c>: users of a data folder, for the administrator who cannot get in. The server may run.</summary>
internal static class UserCommands
{
    private static readonly Option<DirectoryInfo> Data = new("--data") { Description = "The data folder of serve. The default is windhover-data.", DefaultValueFactory = _ => new DirectoryInfo("windhover-data") };
    private static readonly Option<FileInfo?> Config = new("--config") { Description = "The configuration of serve (YAML), where its state is in a database; it goes before --data." };
    private static readonly Argument<string> Name = new("name") { Description = "The name of the user." };
    private static readonly Option<Role> RoleOf = new("--role") { Description = "viewer, analyst, responder or administrator. The default is viewer.", DefaultValueFactory = _ => Role.Viewer };
    private static readonly Option<bool> Codes = new("--codes") { Description = "Takes the one-time codes away too, for who lost the device." };

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var add = new Command("add", "Makes a user, and prints a password for the first sign-in.") { Name, RoleOf, Data, Config };
        add.SetAction(parsed => Add(parsed.GetRequiredValue(Data), parsed.GetValue(Config), parsed.GetRequiredValue(Name), parsed.GetValue(RoleOf), parsed.InvocationConfiguration.Output));
        var list = new Command("list", "Lists the users.") { Data, Config };
        list.SetAction(parsed => List(parsed.GetRequiredValue(Data), parsed.GetValue(Config), parsed.InvocationConfiguration.Output));
        var reset = new Command("reset", "Prints a new password for a user, ends a lock-out and all sessions, and lets a disabled user in again.") { Name, Codes, Data, Config };
        reset.SetAction(parsed => Reset(parsed.GetRequiredValue(Data), parsed.GetValue(Config), parsed.GetRequiredValue(Name), parsed.GetValue(Codes), parsed.InvocationConfiguration.Output));
        var disable = new Command("disable", "Keeps a user out from now on, and ends all sessions.") { Name, Data, Config };
        disable.SetAction(parsed => Disable(parsed.GetRequiredValue(Data), parsed.GetValue(Config), parsed.GetRequiredValue(Name), parsed.InvocationConfiguration.Output));
        return new Command("user", "Works with the users of a data folder, without signing in.") { add, list, reset, disable };
    }

    private static int Add(DirectoryInfo folder, FileInfo? config, string name, Role role, TextWriter output) => AccessCommands.With("user add", folder, config, store =>
    {
        if (User.ProblemOfName(name) is { } problem) throw new ArgumentException(problem);
        var password = Passwords.Make();
        var user = new User { Name = name, Role = role, PasswordHash = Passwords.Hash(password), MustChangePassword = true, CreatedAt = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() };
        if (!store.Add(user)) throw new ArgumentException($"there is a user '{name}' already");
        AccessCommands.Note(store, "add_user", name, role.ToString().ToLowerInvariant());
        output.WriteLine($"{name} signs in with {password} and must change it then.");
        return ExitCode.Done;
    });

    private static int List(DirectoryInfo folder, FileInfo? config, TextWriter output) => AccessCommands.With("user list", folder, config, store =>
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (var user in store.Users())
        {
            var state = user.IsDisabled ? "disabled" : user.LockedUntil > now ? "locked out" : "may sign in";
            output.WriteLine($"{user.Name}\t{user.Role.ToString().ToLowerInvariant()}\t{state}\t{(user.Subject.Length > 0 ? "at the identity provider" : user.TotpSecret.Length > 0 ? "password and codes" : "password")}");
        }

        return ExitCode.Done;
    });

    private static int Reset(DirectoryInfo folder, FileInfo? config, string name, bool codes, TextWriter output) => AccessCommands.With("user reset", folder, config, store =>
    {
        if (store.User(name) is { Subject.Length: > 0 }) throw new ArgumentException($"'{name}' signs in at the identity provider and has no password here");
        var password = Passwords.Make();
        if (Resetting.Reset(store, name, password, codes) is null) throw new ArgumentException($"there is no user '{name}'");
        store.Change(name, user => user with { IsDisabled = false });
        AccessCommands.Note(store, "reset_user", name, codes ? "with the one-time codes" : "");
        output.WriteLine($"{name} signs in with {password} and must change it then.");
        return ExitCode.Done;
    });

    private static int Disable(DirectoryInfo folder, FileInfo? config, string name, TextWriter output) => AccessCommands.With("user disable", folder, config, store =>
    {
        if (store.Change(name, user => user with { IsDisabled = true }) is null) throw new ArgumentException($"there is no user '{name}'");
        store.EndSessions(name);
        AccessCommands.Note(store, "disable_user", name);
        output.WriteLine($"{name} may not sign in any more.");
        return ExitCode.Done;
    });
}
