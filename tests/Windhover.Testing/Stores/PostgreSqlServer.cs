using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Windhover.Testing.Network;
using Xunit;

namespace Windhover.Testing.Stores;

/// <summary>
/// A PostgreSQL server of a test assembly's own, on 127.0.0.1 with a password and on a socket of its own without; started by the first test that asks for it, ended with the assembly. Each test has a schema of
/// its own. Where PostgreSQL is not installed, the tests that ask for it are skipped, and say so.
/// </summary>
public sealed class PostgreSqlServer : IAsyncDisposable
{
    /// <summary>The password on 127.0.0.1.</summary>
    public const string Password = "a-password-for-tests-only";

    private const string Account = "postgres";
    private const string Installed = "/usr/lib/postgresql"; // Debian's place; a folder a version
    private readonly SemaphoreSlim starting = new(1, 1);
    private readonly TemporaryFolder folder = new();
    private bool isStarted;

    /// <summary>Its port.</summary>
    public int Port { get; private set; }

    private string Data => folder.File("data");

    // Older ones know no languages but those of the system.
    private static string? Binaries => !Directory.Exists(Installed) ? null : Directory.EnumerateDirectories(Installed)
        .Where(f => int.TryParse(Path.GetFileName(f), CultureInfo.InvariantCulture, out var version) && version >= 15)
        .Select(f => Path.Combine(f, "bin")).FirstOrDefault(f => File.Exists(Path.Combine(f, "initdb")));

    /// <summary>An address for one schema, through the socket; the server is started where it does not run.</summary>
    public async Task<string> AddressAsync(string schema)
    {
        await StartAsync();
        return string.Create(CultureInfo.InvariantCulture, $"Host={folder.Path};Port={Port};Database=postgres;Username={Account};Search Path={schema}");
    }

    /// <summary>The same over the network; it needs <see cref="Password"/>.</summary>
    public async Task<string> NetworkAddressAsync(string schema)
    {
        await StartAsync();
        return string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={Port};Database=postgres;Username={Account};Search Path={schema}");
    }

    /// <summary>Ends it at once, as a crash does; what was committed stays.</summary>
    public Task CrashAsync() => ControlAsync("-m", "immediate", "stop");

    /// <summary>Starts it again after <see cref="CrashAsync"/>.</summary>
    public Task RestartAsync() => ControlAsync("-l", folder.File("log"), "-o", Options(), "start");

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (isStarted) await TryAsAccountAsync("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");
        starting.Dispose();
        folder.Dispose();
    }

    private async Task StartAsync()
    {
        if (Binaries is null) Assert.Skip("PostgreSQL 15 or newer is not installed (Debian: postgresql)");
        await starting.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (isStarted) return;
            Port = FreePort();
            var secret = folder.File("password");
            await File.WriteAllTextAsync(secret, Password);
            if (Environment.IsPrivilegedProcess) await Tool.RunAsync("chown", "-R", Account, folder.Path);
            // A language that sorts letters unlike their bytes.
            await AsAccountAsync("initdb", "-D", Data, "-U", Account, "--auth-local=trust", "--auth-host=scram-sha-256", $"--pwfile={secret}", "--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en-US", "--no-sync");
            await RestartAsync();
            isStarted = true;
        }
        finally
        {
            starting.Release();
        }
    }

    // Tests do not cut the power: what the server was told to keep survives every kill of a process without fsync.
    private string Options() => string.Create(CultureInfo.InvariantCulture, $"-p {Port} -k {folder.Path} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=300 -c shared_buffers=32MB");

    private Task ControlAsync(params string[] arguments) => AsAccountAsync("pg_ctl", ["-D", Data, "-w", .. arguments]);

    private static async Task AsAccountAsync(string program, params string[] arguments)
    {
        var (code, output) = await TryAsAccountAsync(program, arguments);
        if (code != 0) throw new InvalidOperationException($"{program}: exit code {code}: {output}");
    }

    // It refuses to run as root.
    private static Task<(int Code, string Output)> TryAsAccountAsync(string program, params string[] arguments)
    {
        var path = Path.Combine(Binaries!, program);
        return Environment.IsPrivilegedProcess
            ? Tool.TryAsync("setpriv", [$"--reuid={Account}", $"--regid={Account}", "--clear-groups", "--", path, .. arguments])
            : Tool.TryAsync(path, arguments);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
