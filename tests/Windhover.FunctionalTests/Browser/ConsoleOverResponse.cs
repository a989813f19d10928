using Windhover.FunctionalTests.Server;
using Windhover.Server;

namespace Windhover.FunctionalTests.Browser;

/// <summary>The server with a real response, and the real console in front of it.</summary>
internal sealed class ConsoleOverResponse : RespondingServer
{
    protected override ServerOptions Options(string console) => base.Options(Path.Combine(AppContext.BaseDirectory, "console"));
}
