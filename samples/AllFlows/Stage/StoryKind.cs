namespace AllFlows.Stage;

/// <summary>What becomes of an order.</summary>
internal enum StoryKind
{
    /// <summary>It is shipped whole, and the rest follows by itself.</summary>
    Plain,

    /// <summary>It leaves in two parcels.</summary>
    TwoParcels,

    /// <summary>The customer changes it before paying.</summary>
    Amended,

    /// <summary>The customer calls it off at once.</summary>
    CancelledAtOnce,

    /// <summary>The customer calls it off when it is in the ERP.</summary>
    CancelledLater,

    /// <summary>A piece comes back after the invoice.</summary>
    RefundedPiece,

    /// <summary>The shipping is given back after the invoice.</summary>
    RefundedShipping,

    /// <summary>An amount without a line is given back after the invoice.</summary>
    RefundedAmount,

    /// <summary>A piece, and later an amount.</summary>
    RefundedTwice,

    /// <summary>Everything comes back.</summary>
    RefundedWhole,

    /// <summary>An amount is given back before anything left.</summary>
    RefundedEarly,

    /// <summary>Everything is given back before anything left.</summary>
    RefundedWholeEarly,

    /// <summary>Accounting posts the invoice by hand, before the goods leave.</summary>
    InvoicedByHand,

    /// <summary>Accounting credits a piece by hand.</summary>
    CreditedByHand,

    /// <summary>A piece is given back before anything left: one company shrinks the order, the other ships it, credits the piece and takes it back.</summary>
    RefundedPieceEarly,

    /// <summary>The shop calls it off when it has left: the ERP refuses, a note says so, and the clerk takes it back.</summary>
    CancelledTooLate,

    /// <summary>A part of it is delivered by another house, on a document of its own; later a piece comes back.</summary>
    Split,

    /// <summary>The carrier takes the money.</summary>
    CashOnDelivery,

    /// <summary>A payment method that nobody told the ERP of.</summary>
    UnknownPayment,

    /// <summary>A tax that nobody set up in the ERP.</summary>
    UnknownTax,
}
