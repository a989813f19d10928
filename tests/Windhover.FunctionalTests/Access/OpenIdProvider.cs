using System.Diagnostics;
using System.Net;
using Windhover.FunctionalTests.Collection;
using Xunit;

namespace Windhover.FunctionalTests.Access;

/// <summary>
/// A real identity provider (https://github.com/panva/node-oidc-provider) on 127.0.0.1, from its npm package. Any name signs in with any password; "olga" is in the groups soc and staff, "guest" in none.
/// Installed once, below WINDHOVER_OIDC_PROVIDER or the temporary folder.
/// </summary>
internal sealed class OpenIdProvider : IAsyncDisposable
{
    internal const string ClientId = "windhover:client";
    internal const string ClientSecret = "a secret with / and + and %";
    private const string Package = "oidc-provider@9";

    private const string Program = """
        import { Provider } from 'oidc-provider';
        const [issuer, port, back, id, secret] = process.argv.slice(2);
        const groups = { olga: ['soc', 'staff'], guest: [] };
        const provider = new Provider(issuer, {
          clients: [{ client_id: id, client_secret: secret, redirect_uris: [back], response_types: ['code'], grant_types: ['authorization_code'] }],
          claims: { openid: ['sub'], profile: ['preferred_username', 'groups'] },
          conformIdTokenClaims: false,
          pkce: { required: () => true },
          cookies: { keys: ['a key of this test'] },
          findAccount: (ctx, sub) => ({ accountId: sub, claims: () => ({ sub, preferred_username: sub, groups: groups[sub] ?? ['staff'] }) }),
        });
        provider.listen(Number(port), '127.0.0.1', () => console.log('listens'));
        """;

    private static readonly SemaphoreSlim Installing = new(1, 1);
    private readonly Process _process;

    private OpenIdProvider(Process process, Uri issuer) => (_process, Issuer) = (process, issuer);

    internal Uri Issuer { get; }

    internal static async Task<OpenIdProvider> StartAsync(Uri back)
    {
        var root = await InstallAsync();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await StartAsync(root, back, ServeProcess.FreePort());
            }
            catch (InvalidOperationException ended) when (attempt < 5 && ended.Message.Contains("EADDRINUSE", StringComparison.Ordinal))
            {
                // Somebody took the port meanwhile.
            }
        }
    }

    private static async Task<OpenIdProvider> StartAsync(string root, Uri back, int port)
    {
        var issuer = new Uri($"http://127.0.0.1:{port}");
        var program = Path.Combine(root, "provider.mjs");
        await File.WriteAllTextAsync(program, Program);
        var start = new ProcessStartInfo("node", [program, issuer.GetLeftPart(UriPartial.Authority), $"{port}", back.ToString(), ClientId, ClientSecret]) { RedirectStandardOutput = true, RedirectStandardError = true };
        var listens = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var said = "";
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data == "listens") listens.TrySetResult();
        };
        process.ErrorDataReceived += (_, line) => said += line.Data + "\n";
        process.Exited += (_, _) => listens.TrySetException(new InvalidOperationException($"the provider ended: {said}"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await listens.Task.WaitAsync(TimeSpan.FromSeconds(60));
        return new(process, issuer);
    }

    /// <summary>What a person does at the provider: gives a name, then consents. Ends at the address that leads back.</summary>
    internal static async Task<Uri> SignInAsync(Uri begin, string name)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var http = new HttpClient(handler);
        var at = begin;
        foreach (var prompt in new[] { "login", "consent" })
        {
            at = await FollowAsync(http, at);
            if (at.AbsolutePath.StartsWith("/sign-in/", StringComparison.Ordinal)) return at;
            using var form = new FormUrlEncodedContent([new("prompt", prompt), new("login", name), new("password", "any")]);
            using var answer = await http.PostAsync(at, form);
            at = new Uri(at, answer.Headers.Location!);
        }

        return await FollowAsync(http, at);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    // To the page that asks something, or to the address that leads back.
    private static async Task<Uri> FollowAsync(HttpClient http, Uri at)
    {
        for (var hop = 0; hop < 10 && !at.AbsolutePath.StartsWith("/sign-in/", StringComparison.Ordinal); hop++)
        {
            using var answer = await http.GetAsync(at);
            if (answer.StatusCode == HttpStatusCode.OK) return at;
            at = answer.Headers.Location is { } next ? new Uri(at, next) : throw new InvalidOperationException($"{at} answers {answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        }

        return at;
    }

    private static async Task<string> InstallAsync()
    {
        var root = Environment.GetEnvironmentVariable("WINDHOVER_OIDC_PROVIDER") ?? Path.Combine(Path.GetTempPath(), "windhover-oidc-provider");
        await Installing.WaitAsync();
        try
        {
            if (Directory.Exists(Path.Combine(root, "node_modules", "oidc-provider"))) return root;
            using var install = Process.Start(new ProcessStartInfo("npm", ["install", "--prefix", root, "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error", Package]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var error = install.StandardError.ReadToEndAsync();
            await install.StandardOutput.ReadToEndAsync();
            await install.WaitForExitAsync();
            if (!Directory.Exists(Path.Combine(root, "node_modules", "oidc-provider"))) Assert.Skip($"{Package} cannot be installed: {(await error).Trim().Split('\n')[^1]}");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip($"{Package} cannot be installed: npm is not here");
        }
        finally
        {
            Installing.Release();
        }

        return root;
    }
}
