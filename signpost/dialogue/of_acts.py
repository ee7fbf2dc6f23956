"""What a person does by what their words do: the words behind each act are in `knowledge/language/acts.yml`."""

from __future__ import annotations

# What a person does, in the order in which it decides the intent.
INTENT_OF_ACT = {
    **dict.fromkeys(("of_nobody_real", "expresses_anger", "grieves"), "tell_symptoms"),
    "asks_whom": "ask_why",
    "start_over": "start_over",
    "go_back": "go_back",
    **dict.fromkeys(("wants_reason", "wants_plainer"), "ask_why"),
    **dict.fromkeys(("withdrawal", "gone"), "withdraw_emergency"),
    "wants_summary": "request_summary",
    "doubts_doctor": "doubt_doctor",
    "asks_if_worse": "ask_next_step",
}
# What is only talk, where nothing is told and nothing answered; most of the words behind these acts are whole messages.
INTENT_OF_CHATTER = {
    **dict.fromkeys(("cries_for_help", "tells_unwell", "wants_doctor"), "nlu_fallback"),
    "wants_advice": "ask_help",
    "asks_language": "nlu_fallback",
}
# What is heard as one of these intents is an act too, whatever else the message does.
ACT_OF_INTENT = {
    "seek_diagnosis": "seeks_diagnosis",
    "doubt_doctor": "doubts_doctor",
    "ask_next_step": "asks_next_step",
    "ask_identity": "asks_identity",
    "ask_privacy": "asks_privacy",
    "ask_medicine_advice": "asks_to_take",
    "confirm_help_called": "help_called",
}
# The same for messages that tell of no symptom for certain.
INTENT_OF_TALK = {
    "help_called": "confirm_help_called",
    **dict.fromkeys(("nobody_else", "not_me", "for_self", "for_other"), "choose_person"),
    "speaks_of_pet": "out_of_scope",
    "asks_next_step": "ask_next_step",
    "asks_bot_to_call": "ask_number",
    **dict.fromkeys(("asks_word", "asks_unprescribed", "asks_strongest"), "ask_about_condition"),
    **dict.fromkeys(("says_died", "bereaved", "expresses_burden", "hit_hard"), "tell_symptoms"),
    "same_time": "give_detail",
    "to_learn": "tell_symptoms",
    "expresses_fear": "express_fear",
    "quotes": "tell_symptoms",
    "nothing_more": "deny",
    "acknowledges": "affirm",
}
# The same for messages that tell, ask and answer nothing else; "thanks, bye" leaves.
INTENT_OF_BARE_ACT = {"seeks_diagnosis": "seek_diagnosis", "correction": "dispute_summary", "asks_number": "ask_number"}
INTENT_OF_BARE_ACT |= {"goodbye": "goodbye", "thanks": "thank", "greeting": "greet"}
