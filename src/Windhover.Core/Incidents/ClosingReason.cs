namespace Windhover.Core.Incidents;

/// <summary>Why a person closed an incident.</summary>
public enum ClosingReason : byte
{
    /// <summary>It was an attack, and it is contained.</summary>
    TruePositiveContained,

    /// <summary>It was what it seemed to be, and somebody answers for living with it.</summary>
    TruePositiveAccepted,

    /// <summary>It happened as told, and was meant to.</summary>
    BenignExpected,

    /// <summary>It was nothing: the product was wrong to tell it.</summary>
    BenignMistake,

    /// <summary>Another incident tells the same.</summary>
    Duplicate,

    /// <summary>None of these; the text says what.</summary>
    Other,
}
