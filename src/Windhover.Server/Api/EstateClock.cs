using Windhover.Core.Outputs;

namespace Windhover.Server.Api;

/// <summary>The time of what is watched: the clock's, but that of the last record where a demo plays days of its own.</summary>
internal sealed class EstateClock(ServerOptions options, IEngineView engine, TimeProvider clock)
{
    /// <summary>Epoch milliseconds.</summary>
    internal long Now => (options.Mode == ServerMode.Demo ? engine.Status.LastEvent : null) ?? clock.GetUtcNow().ToUnixTimeMilliseconds();
}
