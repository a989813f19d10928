using System.Text.Json.Serialization;

namespace Windhover.Server.Api;

/// <summary>Asks how often a model would have fired.</summary>
/// <param name="Model">Its id.</param>
/// <param name="Yaml">An edited text in place of its own. The default is its own.</param>
public sealed record BacktestRequest([property: JsonRequired] string Model, string? Yaml = null) : IRequestBody;
