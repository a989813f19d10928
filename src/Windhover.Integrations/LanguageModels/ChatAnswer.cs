using System.Text.Json;
using Windhover.Core.Investigation.Wording;

namespace Windhover.Integrations.LanguageModels;

/// <summary>
/// Reads a chat completion (https://platform.openai.com/docs/api-reference/chat/object): <c>choices[0].message.content</c>, unless <c>message.refusal</c> or <c>finish_reason</c> say that there is no
/// whole one. Endpoints of others may leave both out.
/// </summary>
internal static class ChatAnswer
{
    /// <summary>Reads it.</summary>
    public static WordingAnswer Read(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 32 });
            return Read(document.RootElement);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return WordingAnswer.Failed("the answer is not JSON text");
        }
    }

    private static WordingAnswer Read(JsonElement root)
    {
        if (Member(root, "choices") is not { ValueKind: JsonValueKind.Array } choices || choices.GetArrayLength() == 0 || Member(choices[0], "message") is not { } message) return Unreadable;
        switch (Text(choices[0], "finish_reason"))
        {
            case "content_filter":
                return WordingAnswer.Refused("the endpoint's filter withheld the answer");
            case "length":
                return WordingAnswer.Failed("the answer was cut off at the endpoint's limit");
            case null or "stop":
                break;
            default:
                return WordingAnswer.Failed("the model wanted to do something else than to answer");
        }

        if (Text(message, "refusal") is { Length: > 0 }) return WordingAnswer.Refused("the model refused");
        return Text(message, "content") is { Length: > 0 } content ? WordingAnswer.Of(content) : Unreadable;
    }

    private static WordingAnswer Unreadable => WordingAnswer.Failed("the answer is no chat completion");

    private static JsonElement? Member(JsonElement element, string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : null;

    private static string? Text(JsonElement element, string name) => Member(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
