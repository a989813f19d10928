namespace Windhover.Server.Api;

/// <summary>A text of a language model that passed the check.</summary>
/// <param name="Text">One paragraph of plain text, untrusted as every text that quotes logs.</param>
/// <param name="Model">Name of the language model.</param>
/// <param name="MadeFrom">Hash of the account that it was made from: 32 hexadecimal digits.</param>
/// <param name="Time">When it was made, epoch milliseconds of the server's clock.</param>
public sealed record WordedSummary(string Text, string Model, string MadeFrom, long Time);
