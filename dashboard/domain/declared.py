"""What is read from a configuration file: strict and immutable."""

from pydantic import BaseModel, ConfigDict


class Declared(BaseModel):
    """Unknown, missing and ill-typed keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")
