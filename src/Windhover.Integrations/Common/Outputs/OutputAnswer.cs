using System.Text;
using System.Text.Json;
using Windhover.Core.Outputs.Delivery;

namespace Windhover.Integrations.Common.Outputs;

/// <summary>What an output's other side answered.</summary>
/// <param name="Status">HTTP status; 0 where there was no answer.</param>
/// <param name="Body">The answer's body.</param>
/// <param name="Failure">What follows for the message where the answer was not 2xx; null where it was.</param>
internal sealed record OutputAnswer(int Status, byte[] Body, SendResult? Failure)
{
    /// <summary>The body as text on one line; whole, for a secret that is cut in two is found no more.</summary>
    public string Text => OutputText.OneLine(Encoding.UTF8.GetString(Body), int.MaxValue);

    /// <summary>The body as a JSON object; an empty one where it is none.</summary>
    public JsonElement Json
    {
        get
        {
            try
            {
                using var document = JsonDocument.Parse(Body);
                if (document.RootElement.ValueKind == JsonValueKind.Object) return document.RootElement.Clone();
            }
            catch (JsonException)
            {
                // The other side owes us no JSON.
            }

            using var empty = JsonDocument.Parse("{}");
            return empty.RootElement.Clone();
        }
    }
}
