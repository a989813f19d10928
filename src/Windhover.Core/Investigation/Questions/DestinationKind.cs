using Windhover.Core.Ingestion.Enrichment;

namespace Windhover.Core.Investigation.Questions;

/// <summary>What kind of place is the outside place?</summary>
internal sealed class DestinationKind : IQuestion
{
    /// <inheritdoc/>
    public string Id => "destination-kind";

    /// <inheritdoc/>
    public string Text => "What kind of place is the outside place in?";

    /// <inheritdoc/>
    public QuestionSubject Subject => QuestionSubject.Device;

    /// <inheritdoc/>
    public IReadOnlyList<AnswerShare> Answers { get; } =
    [
        new("rented", 0.62, "the outside place had been where servers, clouds or private networks are rented"),
        new("delivery", 0.2, "the outside place had been a content delivery network's or a company gateway's"),
        new("access", 0.18, "the outside place had been in an ordinary access or company network"),
    ];

    /// <inheritdoc/>
    public int Cost => 1;

    /// <inheritdoc/>
    public Finding? Ask(CaseFile file)
    {
        if (OutsidePlace.Of(file) is not { } place) return null;
        var info = file.Known.Addresses.Find(place.Value.Address);
        if (info == AddressInfo.None) return null;
        var answer = info.Class switch
        {
            AddressClass.Hosting or AddressClass.Cloud or AddressClass.Vpn or AddressClass.Tor => "rented",
            AddressClass.ContentDelivery or AddressClass.Gateway => "delivery",
            _ => "access",
        };
        return new Finding(answer, $"{place.Value.Address} is in {info}.", file.Connections("", place.Value.Address.ToString()));
    }
}
