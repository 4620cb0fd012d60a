namespace Retail.Connectors.Pipelines.Previews;

/// <summary>What a flow would do about a record.</summary>
public enum PreviewedPlan
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>Carry commands out.</summary>
    Write,

    /// <summary>Wait for something else.</summary>
    Wait,

    /// <summary>Ask a person.</summary>
    Park,

    /// <summary>It could not be read or planned.</summary>
    Fail,
}
