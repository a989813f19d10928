using System.Text.Json.Serialization;

namespace Windhover.Core.Running;

/// <summary>How a tally is kept in a snapshot.</summary>
[JsonSourceGenerationOptions(PreferredObjectCreationHandling = JsonObjectCreationHandling.Populate)]
[JsonSerializable(typeof(RunTally))]
internal sealed partial class RunTallyJson : JsonSerializerContext;
