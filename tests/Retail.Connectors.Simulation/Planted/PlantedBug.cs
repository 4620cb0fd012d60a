namespace Retail.Connectors.Simulation.Planted;

/// <summary>Mistakes that the simulation has to find.</summary>
internal enum PlantedBug
{
    /// <summary>None.</summary>
    None,

    /// <summary>After an unknown outcome nothing is looked up.</summary>
    NoFind,

    /// <summary>Nothing is recorded before a request goes out.</summary>
    NoBegin,

    /// <summary>An effect is recorded as reached before it is asked for.</summary>
    CompleteBeforeWrite,

    /// <summary>A feed's cursor is stored before its page.</summary>
    CursorBeforePage,

    /// <summary>Whoever comes back late may still finish.</summary>
    NoFence,

    /// <summary>What is not found at once is believed not to exist.</summary>
    FindBeforeSettled,

    /// <summary>Two webhooks with one delivery id are believed to be one.</summary>
    DedupeByDeliveryId,

    /// <summary>Amounts pass through binary floating point.</summary>
    FloatMoney,

    /// <summary>What was written is not remembered, so that the echo of a write is taken for news.</summary>
    EchoNotSuppressed,

    /// <summary>What is short is offered in every shop.</summary>
    OfferedTwice,

    /// <summary>The ERP's number is believed to contain an order as soon as the order is known.</summary>
    ContainedTooSoon,

    /// <summary>A shop's lower number is overwritten without a thought of what it sold.</summary>
    SaleNotNoticed,

    /// <summary>A create whose answer was lost is sent again at once.</summary>
    BlindRetry,

    /// <summary>Parking forgets why.</summary>
    ParkWithoutReason,

    /// <summary>A replay does not ask the ledger.</summary>
    ReplaySkipsLedger,

    /// <summary>Changed content is written under an enforced key while earlier content may still arrive.</summary>
    ChangeBeforeSettled,

    /// <summary>The goods of an order that the ERP sets back to be amended are believed to be free.</summary>
    AmendedIsFree,
}
